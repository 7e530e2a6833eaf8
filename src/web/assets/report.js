// Brings the marked sentence into view when a report is opened at one.
document.querySelector('mark')?.scrollIntoView({ block: 'center' });

// The form of a report where scripts run: what is typed is kept in this browser at once and on the
// server within two seconds, checked by the form's rules while it is typed, and filled in with the
// keys of a spreadsheet. The form works without. ES2015 and no module: the parts of this folder are
// joined into one file, in the order of StaticFiles.report, and see each other's names.
"use strict";

// An element with its class and its text; the script of papers has it as well.
const make = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
};

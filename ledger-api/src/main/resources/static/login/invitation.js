// Puts the code that stands after the address's # into the form, and takes it out of the address, so
// that it does not stay in the browser's history.
"use strict";

(() => {
  const code = location.hash.slice(1);
  if (code) {
    document.getElementById("token").value = code;
    history.replaceState(null, "", location.pathname);
  }
})();

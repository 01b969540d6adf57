// Forms marked data-passkey carry what is asked of the browser's passkeys in data-options, and take
// the answer back in their field "credential". They are hidden where the browser has no passkeys or
// the page is at another address than the passkeys are for.
"use strict";

(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const descriptors = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  const optionsOf = (form) => JSON.parse(form.dataset.options);
  const isHere = ({ rp, rpId }) => {
    const host = rp?.id ?? rpId;
    return location.hostname === host || location.hostname.endsWith("." + host);
  };

  const asked = {
    get: (options) => navigator.credentials.get(options),
    create: (options) => navigator.credentials.create(options),
  };
  const publicKey = {
    get: (it) => ({
      ...it,
      challenge: bytes(it.challenge),
      allowCredentials: descriptors(it.allowCredentials),
    }),
    create: (it) => ({
      ...it,
      challenge: bytes(it.challenge),
      user: { ...it.user, id: bytes(it.user.id) },
      excludeCredentials: descriptors(it.excludeCredentials),
    }),
  };
  const response = {
    get: (it) => ({
      clientDataJSON: text(it.clientDataJSON),
      authenticatorData: text(it.authenticatorData),
      signature: text(it.signature),
      userHandle: it.userHandle ? text(it.userHandle) : undefined,
    }),
    create: (it) => ({
      clientDataJSON: text(it.clientDataJSON),
      attestationObject: text(it.attestationObject),
      transports: it.getTransports?.() ?? [],
    }),
  };

  let waiting = null;

  const ask = async (form, mediation) => {
    const kind = form.dataset.passkey;
    waiting?.abort();
    waiting = new AbortController();
    const credential = await asked[kind]({
      publicKey: publicKey[kind](optionsOf(form)),
      signal: waiting.signal,
      ...(mediation ? { mediation } : {}),
    });
    form.elements.credential.value = JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response[kind](credential.response),
      clientExtensionResults: {},
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    });
    // a page may have its token in another form only
    if (!form.elements._csrf) {
      form.append(document.querySelector("input[name=_csrf]").cloneNode());
    }
    form.submit();
  };

  if (!window.PublicKeyCredential) {
    return;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!isHere(optionsOf(form))) {
      continue;
    }
    form.hidden = false;
    if (form.dataset.passkey === "create") {
      form.nextElementSibling.hidden = true; // what to do instead
    }
    const failed = form.querySelector("[role=alert]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      failed.hidden = true;
      ask(form).catch(() => {
        failed.hidden = false;
      });
    });
    // where the name is typed, the browser offers passkeys of its own accord
    if (document.querySelector("input[autocomplete~=webauthn]")) {
      PublicKeyCredential.isConditionalMediationAvailable?.().then((available) => {
        if (available) {
          ask(form, "conditional").catch(() => {});
        }
      });
    }
  }
})();

// Passkeys: asks this device for one, or for an answer of one it has, and sends the form with it.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

function question({ publicKey }) {
  const asked = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) asked.excludeCredentials = known(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = known(asked.allowCredentials);
  return { publicKey: asked };
}

function answer(credential) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const response = Object.fromEntries(parts.filter((part) => credential.response[part]).map((part) => [part, text(credential.response[part])]));
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  const button = form.querySelector("button[type=button]"), trouble = form.querySelector("[role=alert].error");
  form.hidden = button.hidden = false;
  form.querySelector("[data-without]")?.remove();
  const ask = async () => {
    trouble.hidden = true;
    if (!form.reportValidity()) return;
    try {
      const asked = question(JSON.parse(form.dataset.question));
      form.elements.credential.value = JSON.stringify(answer(await navigator.credentials[form.dataset.passkey](asked)));
      form.submit();
    } catch {
      trouble.hidden = false;
      button.focus();
    }
  };
  button.addEventListener("click", ask);
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
}

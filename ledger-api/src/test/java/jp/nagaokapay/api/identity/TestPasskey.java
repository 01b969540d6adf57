package jp.nagaokapay.api.identity;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device with one passkey, and the browser around it. */
public final class TestPasskey {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectConverter WEBAUTHN = new ObjectConverter();
    private static final byte VERIFIED =
            (byte) (AuthenticatorData.BIT_UP | AuthenticatorData.BIT_UV);

    private final byte[] id = new byte[32];
    private final KeyPair key;
    private final String origin;
    private final boolean verifies;

    /**
     * @param origin where the browser says it is
     * @param verifies whether the device makes sure who holds it
     */
    public TestPasskey(String origin, boolean verifies) {
        this.origin = origin;
        this.verifies = verifies;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            key = keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestPasskey(TestPasskey same, String origin, boolean verifies) {
        this.origin = origin;
        this.verifies = verifies;
        System.arraycopy(same.id, 0, id, 0, id.length);
        key = same.key;
    }

    public TestPasskey(String origin) {
        this(origin, true);
    }

    /** The same device in front of another page. */
    public TestPasskey at(String otherOrigin) {
        return new TestPasskey(this, otherOrigin, verifies);
    }

    /** The same device in the hands of whoever found it. */
    public TestPasskey unlocked() {
        return new TestPasskey(this, origin, false);
    }

    /** The field of a form that asks for a new passkey. */
    public Map<String, String> created(PageForm form) {
        JsonNode options = JSON.readTree(form.options());
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data =
                new AuthenticatorData<>(
                        Sha256.of(ascii(options.at("/rp/id").asString())),
                        (byte) (flags() | AuthenticatorData.BIT_AT),
                        0,
                        new AttestedCredentialData(
                                AAGUID.ZERO,
                                id,
                                EC2COSEKey.create(
                                        (ECPublicKey) key.getPublic(),
                                        COSEAlgorithmIdentifier.ES256)));
        byte[] attestation =
                new AttestationObjectConverter(WEBAUTHN)
                        .convertToBytes(
                                new AttestationObject(data, new NoneAttestationStatement()));
        return credential(
                Map.of(
                        "clientDataJSON",
                        text(client("webauthn.create", options)),
                        "attestationObject",
                        text(attestation)));
    }

    /** The field of a form that asks for a passkey. */
    public Map<String, String> signed(PageForm form) {
        JsonNode options = JSON.readTree(form.options());
        byte[] client = client("webauthn.get", options);
        byte[] data =
                new AuthenticatorDataConverter(WEBAUTHN)
                        .convert(
                                new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                                        Sha256.of(ascii(options.path("rpId").asString())),
                                        flags(),
                                        0));
        return credential(
                Map.of(
                        "clientDataJSON",
                        text(client),
                        "authenticatorData",
                        text(data),
                        "signature",
                        text(signature(data, Sha256.of(client)))));
    }

    private byte flags() {
        return verifies ? VERIFIED : AuthenticatorData.BIT_UP;
    }

    private byte[] client(String type, JsonNode options) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("type", type);
        said.put("challenge", options.path("challenge").asString());
        said.put("origin", origin);
        return JSON.writeValueAsBytes(said);
    }

    private byte[] signature(byte[] data, byte[] clientHash) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(
                    ByteBuffer.allocate(data.length + clientHash.length)
                            .put(data)
                            .put(clientHash)
                            .array());
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> credential(Map<String, String> response) {
        return Map.of(
                "credential",
                JSON.writeValueAsString(
                        Map.of(
                                "id",
                                text(id),
                                "rawId",
                                text(id),
                                "type",
                                "public-key",
                                "response",
                                response,
                                "clientExtensionResults",
                                Map.of())));
    }

    private static byte[] ascii(String value) {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

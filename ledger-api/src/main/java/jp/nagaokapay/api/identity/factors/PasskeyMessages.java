package jp.nagaokapay.api.identity.factors;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of passkeys and what they answer, in the words of WebAuthn. */
@Component
@BuiltInIssuer
class PasskeyMessages {
    private static final String NAME = "ながおかペイ";

    /** How long the browser waits for the person. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
            ASSERTION = new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>
            REGISTRATION = new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final PasskeyOrigin origin;

    PasskeyMessages(PasskeyOrigin origin) {
        this.origin = origin;
    }

    PublicKeyCredentialRpEntity relyingParty() {
        return PublicKeyCredentialRpEntity.builder().id(origin.host()).name(NAME).build();
    }

    /**
     * @param accepted empty: any
     */
    AskedPasskey ask(Bytes challenge, List<CredentialRecord> accepted) {
        return asked(request(challenge, accepted), challenge);
    }

    PublicKeyCredentialRequestOptions requestOf(PasskeyAnswer answer) {
        return request(answer.challengeBytes(), List.of());
    }

    PublicKeyCredential<AuthenticatorAssertionResponse> assertionIn(PasskeyAnswer answer) {
        return json.readValue(answer.credential(), ASSERTION);
    }

    /**
     * @param name what the browser calls the person
     * @param existing passkeys on whose devices there is to be no second one
     */
    AskedPasskey askForNew(
            Bytes challenge,
            PublicKeyCredentialUserEntity user,
            String name,
            List<CredentialRecord> existing) {
        PublicKeyCredentialUserEntity shown =
                ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(user.getId())
                        .name(name)
                        .displayName(name)
                        .build();
        return asked(creation(challenge, shown, existing), challenge);
    }

    PublicKeyCredentialCreationOptions creationOf(
            PasskeyAnswer answer, PublicKeyCredentialUserEntity user) {
        return creation(answer.challengeBytes(), user, List.of());
    }

    PublicKeyCredential<AuthenticatorAttestationResponse> registrationIn(PasskeyAnswer answer) {
        return json.readValue(answer.credential(), REGISTRATION);
    }

    private AskedPasskey asked(Object options, Bytes challenge) {
        return new AskedPasskey(json.writeValueAsString(options), challenge.toBase64UrlString());
    }

    private PublicKeyCredentialRequestOptions request(
            Bytes challenge, List<CredentialRecord> accepted) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(origin.host())
                .allowCredentials(descriptors(accepted))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PATIENCE)
                .build();
    }

    private PublicKeyCredentialCreationOptions creation(
            Bytes challenge, PublicKeyCredentialUserEntity user, List<CredentialRecord> existing) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(relyingParty())
                .user(user)
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(descriptors(existing))
                .timeout(PATIENCE)
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<CredentialRecord> records) {
        return records.stream()
                .map(record ->
                        PublicKeyCredentialDescriptor.builder()
                                .id(record.getCredentialId())
                                .transports(record.getTransports())
                                .build())
                .toList();
    }
}

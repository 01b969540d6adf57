package jp.nagaokapay.api.identity.factors;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.function.SingletonSupplier;

/**
 * People's passkeys (WebAuthn): what a browser is asked, and whether its answer is right. The
 * device has verified the person each time, so that a passkey is two factors in one.
 */
@Component
@BuiltInIssuer
public class Passkeys {
    /** How many a person may have. */
    static final int PASSKEYS_MAX = 20;

    private static final int NAME_MAX = 40;
    private static final String UNNAMED = "パスキー";

    /** In bytes, by the standard. */
    private static final int CREDENTIAL_ID_MAX = 1_023;

    private static final String SIGN_IN = "sign-in";

    private final JdbcClient jdbc;
    private final UserCredentialRepository credentials;
    private final PublicKeyCredentialUserEntityRepository users;
    private final PasskeyChallenges challenges;
    private final PasskeyMessages messages;
    private final Supplier<WebAuthnRelyingPartyOperations> operations;

    Passkeys(
            JdbcClient jdbc,
            JdbcTemplate template,
            PasskeyChallenges challenges,
            PasskeyMessages messages,
            PasskeyOrigin origin) {
        this.jdbc = jdbc;
        this.credentials = new JdbcUserCredentialRepository(template);
        this.users = new JdbcPublicKeyCredentialUserEntityRepository(template);
        this.challenges = challenges;
        this.messages = messages;
        // a demo may not know its port before the first request
        this.operations =
                SingletonSupplier.of(() ->
                        new Webauthn4JRelyingPartyOperations(
                                users,
                                credentials,
                                messages.relyingParty(),
                                Set.of(origin.origin())));
    }

    /** What a browser is asked in which whoever has a passkey wants to sign in. */
    public AskedPasskey askAnybody() {
        return messages.ask(challenges.next(SIGN_IN), List.of());
    }

    /** What a browser is asked for a passkey of this person. */
    public AskedPasskey ask(String person) {
        return messages.ask(challenges.next(SIGN_IN), records(person));
    }

    /** Whose passkey has signed; empty when none has, or the challenge was not ours or was used. */
    public Optional<String> signer(PasskeyAnswer answer) {
        return understood(() ->
                challenges.use(answer.challengeBytes(), SIGN_IN)
                        ? Optional.of(
                                operations
                                        .get()
                                        .authenticate(
                                                new RelyingPartyAuthenticationRequest(
                                                        messages.requestOf(answer),
                                                        messages.assertionIn(answer)))
                                        .getName())
                        : Optional.empty());
    }

    /**
     * What a browser is asked for a new passkey of this person.
     *
     * @param name as the person knows themselves; browser and passkey show it, it is not stored
     */
    public AskedPasskey askForNew(String person, String name) {
        return messages.askForNew(
                challenges.next(adding(person)), userOf(person), name, records(person));
    }

    /**
     * Adds a passkey; empty when the answer was no good, or the person has too many.
     *
     * @param name as the person calls it; cut after 40 characters
     */
    public Optional<Passkey> add(String person, PasskeyAnswer answer, String name) {
        if (records(person).size() >= PASSKEYS_MAX) {
            return Optional.empty();
        }
        return understood(() -> {
            var created = messages.registrationIn(answer);
            if (!challenges.use(answer.challengeBytes(), adding(person))
                    || created.getRawId().getBytes().length > CREDENTIAL_ID_MAX) {
                return Optional.empty();
            }
            return Optional.of(
                    Passkey.of(
                            operations
                                    .get()
                                    .registerCredential(
                                            new ImmutableRelyingPartyRegistrationRequest(
                                                    messages.creationOf(answer, userOf(person)),
                                                    new RelyingPartyPublicKey(
                                                            created, label(name))))));
        });
    }

    /** A person's passkeys, oldest first. */
    public List<Passkey> of(String person) {
        return records(person).stream()
                .map(Passkey::of)
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    /** Whether the person had such a passkey to remove is the answer. */
    public boolean remove(String person, String passkeyId) {
        Optional<CredentialRecord> found =
                records(person).stream()
                        .filter(it -> Passkey.idOf(it.getCredentialId()).equals(passkeyId))
                        .findFirst();
        found.ifPresent(it -> credentials.delete(it.getCredentialId()));
        return found.isPresent();
    }

    private List<CredentialRecord> records(String person) {
        PublicKeyCredentialUserEntity user = users.findByUsername(person);
        return user == null ? List.of() : credentials.findByUserId(user.getId());
    }

    /** The random id that stands for the person in passkeys; made when it is first asked for. */
    private PublicKeyCredentialUserEntity userOf(String person) {
        PublicKeyCredentialUserEntity known = users.findByUsername(person);
        if (known != null) {
            return known;
        }
        Bytes id = Bytes.random();
        boolean isFirst =
                jdbc.sql(
                                        "INSERT INTO user_entities (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING")
                                .param(id.toBase64UrlString())
                                .param(person)
                                .update()
                        > 0;
        return isFirst
                ? ImmutablePublicKeyCredentialUserEntity.builder().id(id).name(person).build()
                : userOf(person);
    }

    private static String label(String name) {
        String stripped = name.strip();
        return stripped.isEmpty()
                ? UNNAMED
                : stripped.codePoints()
                        .limit(NAME_MAX)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    private static String adding(String person) {
        return "add to " + person;
    }

    /** A browser may send anything; the library then fails in whatever way it happens to. */
    private static <T> Optional<T> understood(Supplier<Optional<T>> answer) {
        try {
            return answer.get();
        } catch (DataAccessException | TransactionException ofTheDatabase) {
            throw ofTheDatabase;
        } catch (RuntimeException noGood) {
            return Optional.empty();
        }
    }
}

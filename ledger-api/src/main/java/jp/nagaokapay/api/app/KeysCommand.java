package jp.nagaokapay.api.app;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.card.CardSecrets;
import jp.nagaokapay.api.identity.factors.AuthenticatorApps;
import jp.nagaokapay.api.key.KeyAdministration;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.api.message.MessageConfiguration;
import jp.nagaokapay.api.offline.OfflineKeys;
import jp.nagaokapay.gateway.webhook.WebhookConfiguration;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.SecretUnreadable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code keys}: the keys of the ledger and those from outside under which they are encrypted. Nodes
 * on the same database go on meanwhile and follow within seconds.
 */
final class KeysCommand implements Command {
    private static final String USAGE =
            "usage: keys new [--file=keys] | list | rotate PURPOSE | retire PURPOSE NUMBER |"
                    + " re-encrypt [--data=var]; see help";
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream out;

    KeysCommand() {
        this(System.out);
    }

    KeysCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String summary() {
        return "new, list, rotate, retire, re-encrypt: keys of secrets and signatures";
    }

    @Override
    public int run(List<String> arguments) {
        try {
            Arguments options =
                    Arguments.parse(
                            Set.of("file", "data"), these(arguments, KeysCommand::isOption));
            run(these(arguments, argument -> !isOption(argument)), options);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return NOT_UNDERSTOOD;
        } catch (SecretUnreadable | IllegalStateException e) {
            System.err.println(e.getMessage());
            return REFUSED;
        }
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("--");
    }

    private static List<String> these(List<String> arguments, Predicate<String> condition) {
        return arguments.stream().filter(condition).toList();
    }

    private void run(List<String> words, Arguments options) {
        String data = options.get("data", DatabaseServer.DIRECTORY);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "new" -> {
                require(words, 1);
                OutsideKeyWork.makeNew(options.values().get("file"), out);
            }
            case "list" -> {
                require(words, 1);
                on(data, KeysCommand::list);
            }
            case "rotate" -> {
                require(words, 2);
                KeyPurpose purpose = purpose(words.get(1));
                on(data, (keys, to) -> rotate(keys, purpose, to));
            }
            case "retire" -> {
                require(words, 3);
                KeyPurpose purpose = purpose(words.get(1));
                int number = Integer.parseInt(words.get(2));
                on(data, (keys, to) -> retire(keys, purpose, number, to));
            }
            case "re-encrypt" -> {
                require(words, 1);
                on(data, (keys, to) -> keys.outside().encryptAgain(to));
            }
            default -> throw new IllegalArgumentException("What to do with keys?");
        }
    }

    private static void require(List<String> words, int count) {
        if (words.size() != count) {
            throw new IllegalArgumentException("not understood: " + String.join(" ", words));
        }
    }

    private static KeyPurpose purpose(String name) {
        return KeyPurpose.of(name)
                .orElseThrow(() -> new IllegalArgumentException("no purpose of keys: " + name));
    }

    private record Keys(KeyAdministration own, OutsideKeyWork outside) {}

    private void on(String data, BiConsumer<Keys, PrintStream> work) {
        try (DatabaseServer server = DatabaseServer.start(data)) {
            JdbcClient jdbc = jdbc(server.database());
            if (!jdbc.sql("SELECT to_regclass('stored_key') IS NOT NULL")
                    .query(Boolean.class)
                    .single()) {
                throw new IllegalStateException("There is no ledger in the database.");
            }
            KeyAdministration own = new KeyAdministration(jdbc, server.cipher());
            work.accept(
                    new Keys(
                            own,
                            new OutsideKeyWork(
                                    server.cipher(),
                                    List.of(
                                            own.encryptedTexts(),
                                            Approvals.encryptedSecrets(jdbc),
                                            MessageConfiguration.encryptedTexts(jdbc),
                                            AuthenticatorApps.encryptedTexts(jdbc),
                                            OfflineKeys.encryptedTexts(jdbc),
                                            CardSecrets.encryptedTexts(jdbc),
                                            WebhookConfiguration.encryptedSecrets(jdbc)))),
                    out);
        }
    }

    private static JdbcClient jdbc(Database database) {
        return JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private static void list(Keys keys, PrintStream out) {
        keys.outside().list(out);
        out.println("Keys of the ledger:");
        for (KeyAdministration.Entry key : keys.own().list()) {
            out.println(
                    "  %-10s %3d  since %s%s%s"
                            .formatted(
                                    key.purpose(),
                                    key.number(),
                                    key.createdAt(),
                                    key.retiredAt() == null ? "" : ", retired " + key.retiredAt(),
                                    key.endsAt() == null ? "" : ", ends " + key.endsAt()));
        }
    }

    private static void rotate(Keys keys, KeyPurpose purpose, PrintStream out) {
        int number = keys.own().rotate(purpose);
        out.println(
                "The %s key %d takes over in %d seconds; the one before verifies %s."
                        .formatted(
                                purpose,
                                number,
                                KeyAdministration.takesOverAfter().toSeconds(),
                                purpose.overlap()
                                        .map(overlap -> "for " + overlap.toHours() + " hours more")
                                        .orElse("for ever")));
    }

    private static void retire(Keys keys, KeyPurpose purpose, int number, PrintStream out) {
        if (!keys.own().retire(purpose, number)) {
            throw new IllegalStateException(
                    "The %s key %d cannot be retired: it is not there, no other has followed it yet"
                                    .formatted(purpose, number)
                            + " (\"keys rotate\"), or what it made has to be verified for ever.");
        }
        out.println(
                "The %s key %d has ended: what it made is not believed any more."
                        .formatted(purpose, number));
    }
}

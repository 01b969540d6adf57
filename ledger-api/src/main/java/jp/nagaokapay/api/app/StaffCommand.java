package jp.nagaokapay.api.app;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.api.audit.ConsoleActions;
import jp.nagaokapay.api.identity.persons.Invitations.Invitation;
import jp.nagaokapay.api.staff.StaffAdministration;
import jp.nagaokapay.api.staff.StaffList;
import jp.nagaokapay.api.staff.StaffMember;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.start.LiveStart;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code staff}: accounts of staff, for the first ones and for emergencies. It works on the
 * database itself; programs on it go on meanwhile and follow within seconds. What it does is on
 * record.
 */
final class StaffCommand implements Command {
    private static final String USAGE =
            "usage: staff add --username=NAME --scopes=SCOPE,SCOPE [--name=NAME] | list |"
                    + " reset|disable|enable --username=NAME; see help";
    private static final Set<String> OPTIONS = Set.of("username", "scopes", "name", "data");
    private static final String PATH = "/office/v1/staff";
    private static final String USERNAME = "[a-z][0-9a-z._@-]{2,63}";
    private static final String DEMO_ISSUER = "http://localhost:8080";
    private static final int NAME_MAX = 100;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private final PrintStream out;
    private final PrintStream err;

    StaffCommand() {
        this(System.out, System.err);
    }

    StaffCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public String summary() {
        return "add, list, reset, disable, enable: accounts of staff";
    }

    @Override
    public int run(List<String> arguments) {
        List<String> settings = arguments.stream().filter(StaffCommand::isSetting).toList();
        List<String> options =
                arguments.stream()
                        .filter(argument -> argument.startsWith("--") && !isSetting(argument))
                        .toList();
        List<String> words =
                arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
        try {
            run(words, Arguments.parse(OPTIONS, options), settings);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return NOT_UNDERSTOOD;
        } catch (Refused refused) {
            err.println(ProblemMessages.of(refused.code(), Locale.ENGLISH, refused.details()));
            return REFUSED;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    /** A setting of the program has a dot in its name. */
    private static boolean isSetting(String argument) {
        return argument.matches("--[a-z-]+\\.[^=]+=.*");
    }

    private void run(List<String> words, Arguments options, List<String> settings) {
        Consumer<Work> task =
                switch (words.size() == 1 ? words.getFirst() : "") {
                    case "add" -> add(options);
                    case "list" -> this::list;
                    case "reset" -> link(options, "reset", StaffAdministration::reset);
                    case "enable" -> link(options, "enable", StaffAdministration::enable);
                    case "disable" -> disable(options);
                    default -> throw new IllegalArgumentException("What to do with staff?");
                };
        try (DatabaseServer server =
                DatabaseServer.start(options.get("data", DatabaseServer.DIRECTORY), settings)) {
            task.accept(Work.on(server));
        }
    }

    private Consumer<Work> add(Arguments options) {
        String username = username(options);
        Set<String> scopes = Set.of(required(options, "scopes").split("[, ]+"));
        @Nullable String name = options.values().get("name");
        if (name != null && (name.isBlank() || name.length() > NAME_MAX)) {
            throw new IllegalArgumentException("--name has up to " + NAME_MAX + " letters");
        }
        return work ->
                print(
                        work.actions.record(
                                PATH,
                                Map.of("scopes", String.join("_", scopes)),
                                () -> work.staff.add(username, name, scopes),
                                StaffCommand::made),
                        username,
                        work);
    }

    private Consumer<Work> link(
            Arguments options,
            String what,
            BiFunction<StaffAdministration, String, Invitation> change) {
        String username = username(options);
        return work -> {
            String staffId = work.find(username).staffId();
            print(
                    work.actions.record(
                            PATH + "/{staffId}/" + what,
                            Map.of("staffId", staffId),
                            () -> change.apply(work.staff, staffId),
                            StaffCommand::made),
                    username,
                    work);
        };
    }

    private Consumer<Work> disable(Arguments options) {
        String username = username(options);
        return work -> {
            String staffId = work.find(username).staffId();
            work.actions.record(
                    PATH + "/{staffId}/disable",
                    Map.of("staffId", staffId),
                    () -> {
                        work.staff.disableWhoever(staffId);
                        return staffId;
                    },
                    _ -> Map.of());
            out.println(username + " cannot sign in any more; what was begun ends within seconds.");
        };
    }

    private void list(Work work) {
        for (StaffMember member : work.list.all()) {
            out.println(
                    "%-24s %-8s %-16s %s%s"
                            .formatted(
                                    member.username(),
                                    member.state(),
                                    member.hasSecondFactor() ? "second factor" : "-",
                                    String.join(",", member.scopes()),
                                    member.lastSignInAt() == null
                                            ? ""
                                            : "  last signed in " + member.lastSignInAt()));
        }
    }

    private void print(Invitation made, String username, Work work) {
        out.println("Link with which " + username + " chooses a password, once, until");
        out.println(made.expiresAt() + ". It is shown this once:");
        out.println(made.link(work.issuer));
    }

    private static Map<String, String> made(Invitation made) {
        return Map.of("staffId", made.staffId());
    }

    private static String username(Arguments options) {
        String username = required(options, "username");
        if (!username.matches(USERNAME)) {
            throw new IllegalArgumentException(
                    "--username is 3 to 64 of a-z, 0-9, . _ @ - and begins with a letter");
        }
        return username;
    }

    private static String required(Arguments options, String name) {
        @Nullable String value = options.values().get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private record Work(
            StaffAdministration staff, StaffList list, ConsoleActions actions, String issuer) {
        static Work on(DatabaseServer server) {
            Database database = server.database();
            DataSource source =
                    new DriverManagerDataSource(
                            database.url(), database.user(), database.password());
            JdbcClient jdbc = JdbcClient.create(source);
            if (!jdbc.sql("SELECT to_regclass('staff_invitation') IS NOT NULL")
                    .query(Boolean.class)
                    .single()) {
                throw new IllegalStateException(
                        "There is no ledger in the database. Run \"migrate\" or start the program.");
            }
            Clock clock = Clock.systemUTC();
            return new Work(
                    new StaffAdministration(
                            jdbc,
                            new TransactionTemplate(new JdbcTransactionManager(source)),
                            clock),
                    new StaffList(jdbc),
                    new ConsoleActions(jdbc, clock, System.getProperty("user.name", "?")),
                    server.setting(LiveStart.ISSUER).orElse(DEMO_ISSUER));
        }

        StaffMember find(String username) {
            return list.withUsername(username)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "There is no member of staff called " + username + "."));
        }
    }
}

package jp.nagaokapay.api.app.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The first people who may sign in, and make accounts for others. */
final class FirstStaff {
    private static final int ASKED_FOR = 2;
    private static final int MOST = 50;
    private static final String ADMIN = "admin";

    private FirstStaff() {}

    record Member(String username, String displayName, Set<String> scopes) {}

    /** Two at least, unless the first is left out because accounts are there already. */
    static List<Member> ask(Interview interview) {
        List<Member> members = new ArrayList<>();
        interview.say("");
        interview.say("The first staff: each gets a link, once, to choose a password and a second");
        interview.say(
                "factor. Whoever has the right admin makes the other accounts, and no money.");
        for (int i = 0; i < MOST; i++) {
            String name = "staff[%d].".formatted(i);
            String username =
                    interview.aside(
                            name + "username",
                            i < ASKED_FOR
                                    ? "user name (none: no more accounts now)"
                                    : "another one (none: no more)",
                            null);
            if (username.isEmpty()) {
                break;
            }
            String displayName = interview.aside(name + "name", "name of " + username, username);
            Set<String> scopes =
                    Arrays.stream(
                                    interview
                                            .aside(name + "scopes", "rights", ADMIN)
                                            .split("[,\\s]+"))
                            .filter(scope -> !scope.isEmpty())
                            .collect(Collectors.toUnmodifiableSet());
            members.add(new Member(username, displayName, scopes));
        }
        return members;
    }
}

package jp.nagaokapay.api.app;

/** What the program can do, and the settings it listens to. */
final class Help {
    static final String TEXT =
            """
            Nagaoka Pay, the ledger of a city's digital local currency.

            java -jar ledger-api-exec.jar [command] [--setting=value ...]

            Commands:
            %s

            Settings (as --name=value, or in the environment as NAME_WITH_UNDERSCORES):
              server.port                     8080; 0 takes a free one
              nagaokapay.database.url         jdbc:postgresql://host:5432/name of a PostgreSQL 15 to 18;
                                              without it an embedded one runs in ./var
              nagaokapay.database.user        its user
              nagaokapay.database.password    its password
              nagaokapay.database.directory   where the embedded one keeps the money (var)
              nagaokapay.demo                 false: no demo data with the embedded database
              spring.profiles.active=demo     demo data with an outside database
              nagaokapay.issuer               the program's address as clients see it, for its tokens
              nagaokapay.clients.wallet-app-redirect-uris
              nagaokapay.clients.console-redirect-uris
              nagaokapay.limits.*             how often sign-in, sign-up, verification and enrolment
                                              codes may be tried
              nagaokapay.terminal-limits.*    requests-per-second (20) and burst (100) of a terminal
              nagaokapay.settlement.*         fee-percent (1.5), fee-rounding (DOWN), minimum-payout (1),
                                              cycles[0].closes-on, pays-after-months, pays-on, on-holiday
              nagaokapay.payer.*              client-code, client-name, bank-code, branch-code,
                                              account-type, account-number: who pays the shops;
                                              file-format (zengin), line-end: what their bank takes
              nagaokapay.statutory-report.*   name and address of the issuer, and kind: MUNICIPALITY,
                                              SIX_MONTHS_EXEMPT or REGISTERED
              spring.security.oauth2.resourceserver.jwt.issuer-uri
                                              another issuer of tokens, instead of the built-in one
            """;

    private Help() {}
}

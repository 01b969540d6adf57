package jp.nagaokapay.api.app;

/** What the program can do, and all settings that it reads. */
final class Help {
    static final String TEXT =
            """
            Nagaoka Pay, the ledger of a city's digital local currency.

            java -jar ledger-api-exec.jar [command] [--setting=value ...]

            Commands:
            %s

            Keys: keys new [--file=keys]     makes a key from outside the database, in front of others
                  keys list                  shows all keys, and which of those from outside are needed
                  keys rotate PURPOSE        makes the next signing, offer-seal, session or log-mac key
                  keys retire PURPOSE NUMBER ends a former key before its time
                  keys re-encrypt            brings all secrets under the first key from outside

            Staff: staff add --username=NAME --scopes=SCOPE,SCOPE [--name=NAME]
                                             adds a person and prints the link to choose a password
                   staff list                shows all accounts of staff
                   staff reset --username=NAME     lets somebody begin anew, with a new link
                   staff disable --username=NAME   lets nobody sign in to the account any more
                   staff enable --username=NAME    lets somebody back in, with a new link
                   Scopes: counter, campaign:write, campaign:approve, finance:read, finance:write,
                   finance:release, audit, office; admin, which goes with audit alone

            Setup: setup [--settings=nagaokapay.yml] [--answers=FILE] [--unchecked=PART,...]
                                             asks for all that an installation needs, tries it, writes
                                             the file; PART is database, address, keys, city, messages
                                             or funding
                   doctor                    says what is wrong with an installation; changes nothing
                   proof [--note=FILE] [--expect=FILE]
                                             checks log and books from beginning to end, notes what
                                             the log holds, holds a restored copy against such a note

            Phone: --https[=8443]            a second port of the demo with a certificate of its own making,
                                             for everybody in the network; prints addresses and a code

            Demo: clock [forward P1M | to DATE] [--url=http://localhost:8080]
                                             shows the time of a running demo, or lets time pass there

            Settings (as --name=value, in the environment as NAME_WITH_UNDERSCORES, or in a file):
              nagaokapay.settings             a YAML file of settings, which setup writes
              server.port                     8080; 0 takes a free one
              nagaokapay.https.port           of --https; nagaokapay.https.address: 0.0.0.0 (demo only)
              server.address                  whom to listen to; all, but the demo this machine alone
              nagaokapay.demo                 whether this is the demo, with people and secrets that
                                              everybody knows; true where no database is named

              nagaokapay.database.url         jdbc:postgresql://host:5432/name of a PostgreSQL 15 to 18;
                                              without it an embedded one runs in ./var
              nagaokapay.database.user        its user
              nagaokapay.database.password    its password
              nagaokapay.database.owner.*     user and password of who makes its tables: another than
                                              the program's user, who may then change none (live: must)
              nagaokapay.database.directory   where the embedded one keeps the money (var)
              nagaokapay.secrets.file         a file of keys, under which the secrets in the database are
                                              encrypted (made by "keys new"); needed but for the demo
              nagaokapay.secrets.keys         what such a file holds, instead of it
              nagaokapay.jobs.enabled         false: no scheduled jobs in this process
              nagaokapay.connections.*        per-address (1000) of the internet, request-within (30s):
                                              how long a request may take to arrive

              nagaokapay.issuer               the program's address as clients see it, for its tokens
                                              and passkeys; the demo's is http://localhost:8080
              nagaokapay.network.hosts        names by which the program is reached, besides the
                                              issuer's
              nagaokapay.network.proxies      addresses or networks of the proxies whose
                                              X-Forwarded-For and X-Forwarded-Proto count
              management.server.port          9080 (live), for health, metrics and documents
              management.server.address       127.0.0.1 (live): whom that port listens to
              nagaokapay.clients.wallet-app-redirect-uris
              nagaokapay.clients.console-redirect-uris
              spring.security.oauth2.resourceserver.jwt.issuer-uri
                                              another issuer of tokens, instead of the built-in one;
                                              their aud is nagaokapay-ledger, -gateway, -internal
              nagaokapay.limits.*             times and within of sign-in-per-address, -per-person,
                                              second-factor-per-person (10, 1h),
                                              sign-up-per-address, -per-phone, verification-per-address,
                                              -per-phone, enrolment-per-address,
                                              wrong-link-codes-per-partner, wrong-codes-per-clerk,
                                              card-balance-per-address, -per-card,
                                              wrong-secrets-per-address, -per-client
              logging.structured.format.console
                                              ecs: each line of the log is JSON, with its values in
                                              fields (Elastic Common Schema)
              logging.level.access            info; off (demo): no line for each request
              logging.level.security          info; off (demo): no line for each refusal
              nagaokapay.alarms.*             to: addresses that alarms are mailed to, from: the sender's,
                                              digest-every (15m): the shortest time between two
                                              mails; in five minutes failed-sign-ins (200),
                                              refused-tokens (200), refused-clients (100),
                                              refused-requests (200); unclear-charges-after (1d)
              spring.mail.*                   host, port, username, password of the mail server;
                                              properties.mail.smtp.starttls.required
              nagaokapay.messages.mail.from   the address that mails people (spring.mail.*); none: no mails
              nagaokapay.messages.sms.*       the gateway of text messages, without which nobody signs
                                              up: url (https), headers.* as Authorization, content-type
                                              (application/json, or a form), timeout (10s), and body
                                              with {to} or {national}, {text} and {id}, like
                                              {"to":"{to}","text":"{text}"}
              nagaokapay.messages.per-day     how many messages leave on one day (10000): above it no
                                              codes, above 80 percent no notices
              nagaokapay.gateway              separate: the merchant gateway is a process of its own
              nagaokapay.gateway-key          the public key with which that gateway signs in (its
                                              "keys pair")
              nagaokapay.internal.port        where it asks the ledger: 8081 beside a separate gateway,
                                              and else none
              nagaokapay.internal.address     127.0.0.1: whom that port listens to

              nagaokapay.wallet.*             charge-min, charge-max, charge-step, charge-per-day,
                                              paid-balance-max, payment-min, payment-max, hold-lifetime,
                                              refund-window, similar-payment-window, open-holds-max,
                                              refundable-payments-max, offline-payment-max,
                                              offline-per-day, offline-per-month
              nagaokapay.offline.*            codes without a network: valid-for (7d), keys-per-wallet
                                              (3)
              nagaokapay.transfers.*          sending to people: enabled (false), least, most,
                                              most-per-day, most-per-month, times-per-day (10),
                                              offer-lifetime (7d)
              nagaokapay.funding.*            wallets-per-instrument (3), timeout (10s),
                                              absence-final-after (5m), resolvable-after (1h)
              nagaokapay.funding.providers.NAME.*
                                              url, channels (CREDIT_CARD,BANK,ATM), secret (32 bytes
                                              or more), former-secret, timeout (8s) of a provider
                                              that collects; see docs/funding-provider.md
              nagaokapay.funding.return-to    where its page sends people back to: by itself
                                              ‹issuer›/app/wallet/charged
              nagaokapay.counter.*            amount-per-day (3000000) and charges-per-day (300) of a
                                              clerk, for cash; difference-alone (1000): yen by which
                                              cash may differ without a second person
              nagaokapay.cards.*              pin-above (3000): yen of a payment that needs no PIN,
                                              amount-per-day (20000), batch-max (500),
                                              printable-for (30d)
              nagaokapay.office.bank-account-waiting-time
                                              how long after its approval a shop is paid to another
                                              bank account (3d)
              nagaokapay.payment-codes.*      lifetime (5m), live-per-wallet-max (100),
                                              remembered-for (1h)
              nagaokapay.terms.grace          how long one can charge without having agreed to a new
                                              version of the terms (30d)
              nagaokapay.accounts.*           thaw-after (24h): when holders may let a wallet go that they
                                              stopped; reset-by-phone-within (180d) of the last sign-in;
                                              erased-after (90d): who closed their wallet
              nagaokapay.notice.days-ahead    how many days before value expires its holder is told (7,30)
              nagaokapay.notice.least-points  how many points must expire for that (100)
              nagaokapay.notice.request-days-ahead
                                              the same before a payment request is due (3)
              nagaokapay.requests.names-kept  how long after the due date the names on letters with
                                              payment requests are kept (30d)
              nagaokapay.settlement.*         fee-percent (1.5), fee-rounding (DOWN), minimum-payout (1),
                                              cycles[0].closes-on, pays-after-months, pays-on, on-holiday
              nagaokapay.invoice.*            registration-number (T and 13 digits) and tax-percent (10) of
                                              the fee: with them statements are qualified invoices
              nagaokapay.supplier-payments.*  enabled (false): whether shops pay each other with what they
                                              are owed; most (1000000) of one payment
              nagaokapay.payer.*              client-code, client-name, bank-code, branch-code,
                                              account-type, account-number: who pays the shops;
                                              file-format (zengin), line-end: what their bank takes
              nagaokapay.journal.*            titles.ACCOUNT (勘定科目/補助科目) and fee-tax-class of the
                                              journal for accounting programs; see docs/finance.md
              nagaokapay.statutory-report.*   name and address of the issuer, and kind: MUNICIPALITY,
                                              SIX_MONTHS_EXEMPT or REGISTERED
              nagaokapay.log.*                cached-aggregates (20000), snapshot-every (50),
                                              queue-capacity (2000), wait-at-most (15s),
                                              tail-pause (50ms), processor-batch (2000), pace (500ms)

            Settings of the merchant gateway, in whichever process it runs:
              nagaokapay.terminal-limits.*    requests-per-second (20) and burst (100) of a terminal
              nagaokapay.code-guessing.*      unknown-codes-max (10) and window (5m) of a terminal
              nagaokapay.codes.*              issued, issuer-code, application-id, scheme-id, template
              nagaokapay.dynamic-codes.life   how long a code for one payment can be paid (5m)
              nagaokapay.events.*             feed-pause, tail-pause, kept-for (180d), heartbeat (15s),
                                              streams-per-terminal-max (3), streams-max (10000)
              nagaokapay.webhooks.*           allow-private-targets, endpoints-per-shop-max (5),
                                              first-retry (5s), longest-pause (1h), retried-for (72h),
                                              disabled-after (72h), kept-for (90d), connect-timeout,
                                              attempt-timeout, concurrency-max,
                                              concurrency-per-endpoint-max, poll
            """;

    private Help() {}
}

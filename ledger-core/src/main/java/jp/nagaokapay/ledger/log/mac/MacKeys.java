package jp.nagaokapay.ledger.log.mac;

import java.util.Optional;

/** The keys of the log's codes, which all nodes share and the database alone does not give away. */
public interface MacKeys {
    /** The one that new rows get. */
    MacKey current();

    /** One that was current at some time; they are kept as long as the log. */
    Optional<MacKey> of(int number);
}

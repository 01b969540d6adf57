package jp.nagaokapay.ledger.log.follow;

import java.util.function.Function;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How a policy sends commands: outside the processor's unit of work and side by side, through the
 * same group commit as everybody's. The processor's position is stored only after all of a batch's
 * commands are acknowledged, so a crash sends them again; a {@link
 * jp.nagaokapay.ledger.shared.message.Duplicate} therefore counts as done. Commands must carry a
 * business key derived from the event, or be harmless to repeat.
 */
public interface PolicyCommands {
    /** Sends a command that no rule refuses; a refusal stops the processor with an alarm. */
    void send(LedgerCommand<?> command);

    /**
     * Sends a command; when a rule refuses it, sends what {@code otherwise} answers, if anything.
     */
    void send(LedgerCommand<?> command, Function<Refused, @Nullable LedgerCommand<?>> otherwise);
}

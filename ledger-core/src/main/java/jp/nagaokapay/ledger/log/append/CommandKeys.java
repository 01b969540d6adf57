package jp.nagaokapay.ledger.log.append;

import jp.nagaokapay.ledger.log.event.StoredAnswers;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** The keys and the answer of the command whose events are being appended. */
public final class CommandKeys {
    /** Where a command message carries its caller's key; never leaves the process. */
    public static final String REQUEST_KEY = "requestKey";

    private final StoredAnswers answers;

    public CommandKeys(StoredNames names) {
        this.answers = new StoredAnswers(names);
    }

    /**
     * @param first the first of the command's events
     */
    public LogEntry.Keys ofCurrentCommand(LedgerEvent first) {
        LedgerCommand<?> command = currentCommand();
        if (command == null) {
            return LogEntry.Keys.NONE;
        }
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Message<?> message = unitOfWork.getMessage();
        RequestKey request = (RequestKey) message.getMetaData().get(REQUEST_KEY);
        Object answer = request == null ? null : answer(unitOfWork);
        StoredAnswers.Written written = answer == null ? null : answers.write(first, answer);
        return new LogEntry.Keys(
                command.businessKey(),
                command.aliasKey(),
                request == null ? null : request.key(),
                request == null ? null : request.hash(),
                written == null ? null : written.kind(),
                written == null ? null : written.json());
    }

    public @Nullable ReadVersion reliedOnByCurrentCommand() {
        LedgerCommand<?> command = currentCommand();
        return command == null ? null : command.reliesOn();
    }

    private static @Nullable LedgerCommand<?> currentCommand() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().getMessage().getPayload()
                                instanceof LedgerCommand<?> command
                ? command
                : null;
    }

    private static @Nullable Object answer(UnitOfWork<?> unitOfWork) {
        ExecutionResult result = unitOfWork.getExecutionResult();
        return result == null || result.isExceptionResult()
                ? null
                : result.getResult().getPayload();
    }
}

package jp.nagaokapay.api.app.setup;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.springframework.core.env.Environment;

/** Looks at an installation from all sides, running or not, and changes nothing. */
public final class Doctor {
    private final List<Examination> examinations;

    public Doctor(Clock clock) {
        examinations =
                List.of(
                        new SettingsExamination(),
                        new MachineExamination(),
                        new DatabaseExamination(clock),
                        new WorkExamination(),
                        new MessagesExamination(),
                        new FundingExamination(),
                        new ProgramExamination(clock));
    }

    /** Prints what is found; answers whether nothing is wrong. */
    public boolean examine(Environment settings, PrintStream out) {
        List<Finding> found =
                examinations.stream().flatMap(each -> each.examine(settings).stream()).toList();
        found.forEach(out::println);
        long wrong = found.stream().filter(each -> each.level() == Finding.Level.WRONG).count();
        out.println("Wrong: " + (wrong == 0 ? "nothing" : wrong));
        return wrong == 0;
    }
}

package jp.nagaokapay.api.app.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;

/** One run of setup, with a person at a terminal or a file of answers. */
public final class SetupRun {
    private SetupRun() {}

    /**
     * Returns whether the installation is set up; else said is why not, and nothing was written.
     *
     * @param settings the file to write
     * @param answers null: a person answers
     * @param unchecked names of parts that are not tried
     */
    public static boolean run(
            Path settings,
            @Nullable Path answers,
            Set<String> unchecked,
            SetupWork work,
            InputStream in,
            PrintStream out)
            throws IOException {
        try {
            new Setup(settings, unchecked, work).run(dialog(answers, in, out));
            return true;
        } catch (SetupRefused e) {
            out.println(e.getMessage());
            return false;
        } catch (StartRefused e) {
            out.println(e.getMessage());
            out.println(e.remedy());
            return false;
        }
    }

    private static Dialog dialog(@Nullable Path answers, InputStream in, PrintStream out) {
        if (answers == null) {
            return new TerminalDialog(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                    out,
                    System.console());
        }
        if (!Files.isReadable(answers)) {
            throw new SetupRefused("The file of answers %s cannot be read.".formatted(answers));
        }
        return new FileDialog(SettingsText.read(answers), out);
    }
}

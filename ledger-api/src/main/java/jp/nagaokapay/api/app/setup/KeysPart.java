package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.web.secret.KeyFile;
import jp.nagaokapay.web.start.StartRefused;

/**
 * The file of keys under which the secrets in the database are encrypted; made if it is not there.
 */
final class KeysPart implements SetupPart {
    private static final String FILE = "nagaokapay.secrets.file";

    private final Path settings;

    KeysPart(Path settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String title() {
        return "The key of the secrets in the database (keep a copy apart from the backups)";
    }

    @Override
    public List<String> prefixes() {
        return List.of("nagaokapay.secrets.");
    }

    @Override
    public void ask(Interview interview) {
        interview.text(FILE, "file", settings.toAbsolutePath().resolveSibling("keys").toString());
    }

    @Override
    public Optional<String> problem(Interview answered) {
        Path file = Path.of(answered.settings().getOrDefault(FILE, ""));
        try {
            if (!Files.exists(file)) {
                answered.say("  made the key " + KeyFile.addTo(file) + " in " + file);
            }
            new KeyFile(file).get();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file %s cannot be written: %s".formatted(file, e));
        } catch (StartRefused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}

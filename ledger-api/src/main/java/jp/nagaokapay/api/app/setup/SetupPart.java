package jp.nagaokapay.api.app.setup;

import java.util.List;
import java.util.Optional;

/** One thing that a city has and the program is to use. */
interface SetupPart {
    /** In a word, to leave it unchecked by name. */
    String name();

    String title();

    /** How the names of its settings begin; they stand together in the file. */
    List<String> prefixes();

    void ask(Interview interview);

    /** Tries it with the settings so far; in words what is wrong. */
    Optional<String> problem(Interview answered);
}

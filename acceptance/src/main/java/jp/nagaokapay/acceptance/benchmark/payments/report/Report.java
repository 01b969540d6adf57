package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The measurements as people and programs read them. */
public final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Measurements measured;

    public Report(Measurements measured) {
        this.measured = measured;
    }

    public String markdown() {
        return new Page(measured).markdown();
    }

    /** {@code payments.md}, {@code payments.json} and {@code payments.svg}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("payments.md"), markdown());
        Files.writeString(
                folder.resolve("payments.json"), JSON.writeValueAsString(measured) + "\n");
        Files.writeString(folder.resolve("payments.svg"), BarChart.of(measured));
    }
}

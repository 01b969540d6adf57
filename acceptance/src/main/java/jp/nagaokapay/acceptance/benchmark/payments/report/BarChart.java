package jp.nagaokapay.acceptance.benchmark.payments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Cpu;
import jp.nagaokapay.acceptance.benchmark.payments.report.Measurements.Kind;

/**
 * Two charts in one SVG: payments/s against TPC-B with the rounds' least and most, and CPU of one
 * payment by process. Its colours do on light and dark paper alike.
 */
final class BarChart {
    private static final String TEXT = "#7d8590";
    private static final String PROGRAM = "#4c8bd0";
    private static final String POSTGRES = "#d9902f";
    private static final String GENERATOR = "#8f979f";

    private static final int WIDTH = 840;
    private static final int HEIGHT = 400;
    private static final int LEFT = 50;
    private static final int TOP = 56;
    private static final int BASE = 330;
    private static final int RATIOS = 430;
    private static final int CPU = 520;
    private static final int CPU_WIDTH = 250;
    private static final double SCALE_STEP = 0.5;

    private final StringBuilder svg = new StringBuilder();

    private BarChart() {}

    static String of(Measurements measured) {
        BarChart chart = new BarChart();
        chart.open();
        chart.ratios(measured.payments());
        chart.cpu(measured);
        return chart.svg.append("</svg>\n").toString();
    }

    private void open() {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                                + " height=\"%d\" font-family=\"system-ui, sans-serif\" font-size=\"12\""
                                + " fill=\"%s\">\n",
                        WIDTH,
                        HEIGHT,
                        WIDTH,
                        HEIGHT,
                        TEXT));
    }

    private void ratios(List<Kind> kinds) {
        heading(LEFT, "payments/s ÷ TPC-B with 32 clients, drained");
        double most = kinds.stream().mapToDouble(kind -> kind.ratioToTpcB().max()).max().orElse(1);
        double top = Math.max(1, Math.ceil(most / SCALE_STEP) * SCALE_STEP);
        for (double mark = 0; mark <= top; mark += SCALE_STEP) {
            double y = BASE - mark / top * (BASE - TOP);
            line(LEFT, y, LEFT + RATIOS, y, mark == 1 ? "" : " stroke-dasharray=\"2 4\"");
            text(LEFT - 8, y + 4, "end", number(1, mark));
        }
        double slot = (double) RATIOS / Math.max(1, kinds.size());
        for (int number = 0; number < kinds.size(); number++) {
            Kind kind = kinds.get(number);
            double middle = LEFT + slot * (number + 0.5);
            Spread ratio = kind.ratioToTpcB();
            double height = ratio.median() / top * (BASE - TOP);
            bar(middle - slot * 0.3, BASE - height, slot * 0.6, height, PROGRAM, kind.label());
            double low = BASE - ratio.min() / top * (BASE - TOP);
            double high = BASE - ratio.max() / top * (BASE - TOP);
            line(middle, low, middle, high, " stroke-width=\"2\"");
            text(middle, high - 6, "middle", number(2, ratio.median()));
            text(middle, BASE + 18, "middle", kind.what());
            text(middle, BASE + 34, "middle", String.valueOf(kind.clients()));
        }
        text(
                LEFT,
                BASE + 56,
                "start",
                "kind of payment and number of clients; lines: least and most of the rounds");
    }

    private record Stack(String label, Cpu cpu) {}

    private void cpu(Measurements measured) {
        heading(CPU, "CPU of one payment, ms");
        List<Stack> stacks = new ArrayList<>();
        stacks.add(new Stack("TPC-B, 32", measured.tpcB().cpuMillis()));
        measured.payments().stream()
                .filter(kind -> kind.clients() >= Measurements.COMPARED_CLIENTS)
                .forEach(kind -> stacks.add(new Stack(kind.label(), kind.cpuMillis())));
        double most = stacks.stream().mapToDouble(stack -> sum(stack.cpu)).max().orElse(1);
        double scale = CPU_WIDTH / Math.max(most, 0.001);
        int height = Math.min(52, (BASE - TOP) / stacks.size());
        for (int number = 0; number < stacks.size(); number++) {
            Stack stack = stacks.get(number);
            double y = TOP + (double) height * number;
            text(CPU, y + 11, "start", stack.label);
            double x = CPU;
            x += segment(x, y, stack.cpu.postgres() * scale, height, POSTGRES);
            x += segment(x, y, stack.cpu.program() * scale, height, PROGRAM);
            x += segment(x, y, stack.cpu.generator() * scale, height, GENERATOR);
            text(x + 6, y + height * 0.5 + 12, "start", number(2, sum(stack.cpu)));
        }
        legend(0, POSTGRES, "PostgreSQL");
        legend(100, PROGRAM, "program");
        legend(185, GENERATOR, "generator");
    }

    private static double sum(Cpu cpu) {
        return cpu.postgres() + cpu.program() + cpu.generator();
    }

    private double segment(double x, double y, double width, int height, String colour) {
        bar(x, y + 16, width, height - 24, colour, "");
        return width;
    }

    private void legend(int right, String colour, String what) {
        bar(CPU + right, BASE + 46, 12, 12, colour, "");
        text(CPU + right + 18, BASE + 56, "start", what);
    }

    private void heading(int x, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"28\" font-size=\"14\" font-weight=\"600\">%s</text>\n",
                        x,
                        text));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                        x,
                        y,
                        anchor,
                        text));
    }

    private void line(double x1, double y1, double x2, double y2, String more) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>\n",
                        x1,
                        y1,
                        x2,
                        y2,
                        TEXT,
                        more));
    }

    private void bar(double x, double y, double width, double height, String colour, String title) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\">%s</rect>\n",
                        x,
                        y,
                        width,
                        height,
                        colour,
                        Optional.of(title)
                                .filter(text -> !text.isEmpty())
                                .map("<title>%s</title>"::formatted)
                                .orElse("")));
    }

    private static String number(int decimals, double figure) {
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }
}

package jp.nagaokapay.api.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running demo what time it is there, and lets time pass. */
final class ClockCommand implements Command {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String URL = "--url=";
    private static final String USAGE =
            "clock [forward P1M | to 2027-04-01] [--url=http://localhost:8080]";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String summary() {
        return "show the time of a running demo, or let time pass there";
    }

    @Override
    public int run(List<String> arguments) {
        String url =
                arguments.stream()
                        .filter(argument -> argument.startsWith(URL))
                        .map(argument -> argument.substring(URL.length()))
                        .findFirst()
                        .orElse("http://localhost:8080");
        List<String> words =
                arguments.stream().filter(argument -> !argument.startsWith("--")).toList();
        boolean moves = words.size() == 2 && List.of("forward", "to").contains(words.getFirst());
        if (!words.isEmpty() && !moves) {
            System.err.println(USAGE);
            return 2;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/demo/clock"));
            if (moves) {
                request.header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        JSON.writeValueAsString(
                                                Map.of(words.getFirst(), words.getLast()))));
            }
            return told(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("No program answers at " + url + ".");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int told(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> {
                JsonNode clock = JSON.readTree(answer.body());
                System.out.println(
                        "In the demo it is "
                                + clock.path("now").asString()
                                + ", "
                                + clock.path("daysAhead").asInt()
                                + " days ahead of the world.");
                yield 0;
            }
            case 401, 403, 404 -> {
                System.err.println(
                        "This program is no demo. The clock of live business is that of the world"
                                + " and is never moved.");
                yield 1;
            }
            default -> {
                System.err.println(
                        answer.statusCode() == 400
                                ? USAGE
                                : JSON.readTree(answer.body()).path("detail").asString());
                yield 1;
            }
        };
    }
}

package jp.nagaokapay.web.connection;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Tells {@link Arrival} that a request's head is there, and when it was answered. */
final class ReceivedRequests extends ValveBase {
    ReceivedRequests() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Arrival arrival = Arrival.current();
        if (arrival == null) {
            getNext().invoke(request, response);
            return;
        }
        arrival.headRead(request.getCoyoteRequest());
        try {
            getNext().invoke(request, response);
        } finally {
            arrival.answered();
        }
    }
}

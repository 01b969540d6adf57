package jp.nagaokapay.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonValue;

/** What calls are signed with; shown in the answer that makes it, and in no line of any log. */
record SigningSecret(@JsonValue String text) {
    @Override
    public String toString() {
        return "whsec_…";
    }
}

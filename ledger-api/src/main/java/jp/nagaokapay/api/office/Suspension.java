package jp.nagaokapay.api.office;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;

/**
 * Why a shop or a wallet is suspended.
 *
 * @param reason for the log; never a person's data
 */
record Suspension(
        @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}

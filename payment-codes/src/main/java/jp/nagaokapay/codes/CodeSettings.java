package jp.nagaokapay.codes;

import java.util.regex.Pattern;

/**
 * Our names in the QR networks. The issuer's code is given by the Payments Japan Association on
 * joining JPQR and the application id by ISO 7816-5; those of {@link #DEFAULT} are of the right
 * form and are to be replaced by the registered ones.
 *
 * @param issued the network in whose format customer-presented codes are issued, JPQR or
 *     NAGAOKAPAY; those of all are read
 * @param issuerCode eight digits: JPQR's issuer code, with which the barcode begins too
 * @param applicationId the EMVCo application id, 5 to 16 bytes in hex; the default is of the
 *     proprietary range that needs no registration
 * @param schemeId what stands in sub-tag 00 of our templates in merchant-presented codes; at most
 *     25 characters, so that a dynamic code's terms fit beside it
 * @param template the tag of that template when we write it, 27 to 51; read under any of them
 */
public record CodeSettings(
        String issued, String issuerCode, String applicationId, String schemeId, int template) {

    private static final Pattern ISSUER_CODE = Pattern.compile("[0-9]{8}");
    private static final Pattern APPLICATION_ID = Pattern.compile("([0-9A-F]{2}){5,16}");
    private static final Pattern SCHEME_ID = Pattern.compile("[0-9A-Za-z.-]{1,25}");

    public static final CodeSettings DEFAULT =
            new CodeSettings(JpqrNetwork.NAME, "90009215", "F04E41474F4B41", "jp.nagaokapay", 27);

    public CodeSettings {
        require(ISSUER_CODE.matcher(issuerCode).matches(), "issuer-code is eight digits");
        require(
                APPLICATION_ID.matcher(applicationId).matches(),
                "application-id is 5 to 16 bytes in upper-case hex");
        require(SCHEME_ID.matcher(schemeId).matches(), "scheme-id is 1 to 25 letters or digits");
        require(template >= 27 && template <= 51, "template is 27 to 51");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("nagaokapay.codes." + otherwise);
        }
    }
}

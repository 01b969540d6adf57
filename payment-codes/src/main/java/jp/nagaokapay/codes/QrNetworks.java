package jp.nagaokapay.codes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The QR networks in which our shops and residents take part. */
public final class QrNetworks {
    /** The most that any QR code, of whomever, can hold: digits alone, at the lowest correction. */
    public static final int SCANNED_CHARACTERS_MAX = 7_089;

    private final NagaokaPayNetwork own;
    private final List<QrNetwork> all;
    private final QrNetwork issuing;

    private QrNetworks(NagaokaPayNetwork own, List<QrNetwork> all, String issuing) {
        this.own = own;
        this.all = all;
        this.issuing =
                all.stream()
                        .filter(network -> network.name().equalsIgnoreCase(issuing))
                        .filter(network -> network.customerFormat().isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "nagaokapay.codes.issued: no QR network " + issuing));
        if (formats(all).distinct().count() < formats(all).count()) {
            throw new IllegalArgumentException("two QR networks whose codes look the same");
        }
    }

    private static Stream<CustomerCodeFormat> formats(List<QrNetwork> networks) {
        return networks.stream().map(QrNetwork::customerFormat).flatMap(Optional::stream);
    }

    /** Every network there is. */
    public static QrNetworks of(CodeSettings settings) {
        var own =
                new NagaokaPayNetwork(
                        settings.schemeId(), settings.template(), settings.applicationId());
        var jpqr = new JpqrNetwork(settings.issuerCode());
        return new QrNetworks(own, List.of(own, jpqr), settings.issued());
    }

    /** The same and one more. */
    QrNetworks with(QrNetwork further) {
        return new QrNetworks(
                own, Stream.concat(all.stream(), Stream.of(further)).toList(), issuing.name());
    }

    /** The one whose terms stand in codes for one payment. */
    NagaokaPayNetwork own() {
        return own;
    }

    List<QrNetwork> all() {
        return all;
    }

    /** The one in whose format customer-presented codes are written. */
    QrNetwork issuing() {
        return issuing;
    }
}

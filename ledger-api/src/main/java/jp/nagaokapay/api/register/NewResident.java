package jp.nagaokapay.api.register;

/**
 * Somebody who wants to be a resident.
 *
 * @param phone E.164
 * @param postalCode seven digits
 * @param password encoded when it is stored, plain in a request
 */
public record NewResident(
        String phone, String displayName, String postalCode, String password, boolean corporate) {

    @Override
    public String toString() {
        return "NewResident";
    }
}

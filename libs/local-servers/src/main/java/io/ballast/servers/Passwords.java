package io.ballast.servers;

import java.security.SecureRandom;

/** Generated passwords that need no escaping in a URL, a shell or SQL. */
public final class Passwords {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 28;

    private Passwords() {}

    /**
     * A new password from the system's secure random source.
     *
     * @return 28 letters and digits, about 160 bits
     */
    public static String generate() {
        var random = new SecureRandom();
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}

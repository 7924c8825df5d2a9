package dev.weft.engine.duckdb.mask;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// How the variables of a connection are called that hold a statement's secrets in hexadecimal.
public final class SecretName {

  /// Key of the mask `pseudonym`.
  public static final String PSEUDONYM_KEY = "weft_pseudonym_key";

  /// Salt of the mask `sha-256-query-local`.
  public static final String SALT = "weft_salt";

  private SecretName() {}

  /// Key of a space of `weft_pseudonym`.
  public static String ofSpace(String space) {
    return "weft_space_" + HexFormat.of().formatHex(space.getBytes(StandardCharsets.UTF_8));
  }
}

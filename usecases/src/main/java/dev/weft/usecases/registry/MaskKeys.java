package dev.weft.usecases.registry;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.MaskSecrets;
import dev.weft.model.access.Principal;
import dev.weft.model.policy.Mask;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the secrets of masks from one that the platform keeps: HMAC-SHA-256 of a name under it.
/// Equal names give equal keys on every server that has the secret. Thread-safe.
public final class MaskKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SALT_BYTES = 32;

  private final SecretKeySpec secret;
  private final SecureRandom random = new SecureRandom();

  /// Over a secret of at least 32 random bytes; longer texts are fine.
  public MaskKeys(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 32) {
      throw new IllegalArgumentException("The secret of masks is too short");
    }
    this.secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  /// What a statement over these tables computes with: a key for this principal and these purposes
  /// when a column is shown as a pseudonym, and a salt that no other run has when one is hashed for
  /// this query only.
  public MaskSecrets secrets(
      Principal principal, Collection<String> purposes, List<DecidedTable> tables) {
    byte[] key =
        masks(tables, Mask.PSEUDONYM)
            ? key("pseudonym", principal.text(), String.join(" ", purposes))
            : new byte[0];
    byte[] salt = new byte[masks(tables, Mask.SHA_256_QUERY_LOCAL) ? SALT_BYTES : 0];
    random.nextBytes(salt);
    return new MaskSecrets(key, salt);
  }

  /// Keys of the spaces that a build's statement names.
  public SortedMap<String, byte[]> spaces(SortedSet<String> names) {
    var keys = new TreeMap<String, byte[]>();
    names.forEach(name -> keys.put(name, key("space", name, "1")));
    return keys;
  }

  private static boolean masks(List<DecidedTable> tables, Mask mask) {
    return tables.stream().anyMatch(table -> table.obligations().masks().containsValue(mask));
  }

  /// No part of a name holds the separator, so that two names never read the same.
  private byte[] key(String kind, String name, String rest) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal((kind + "\n" + name + "\n" + rest).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}

package dev.weft.engine.duckdb.instance;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.duckdb.mask.SecretName;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Gives a connection the secrets of the one statement it will run. They stand in no statement of
/// users and go with the connection.
public final class SecretVariables {

  private SecretVariables() {}

  /// Sets what there is; functions whose secret is missing fail.
  public static void set(Session session, MaskSecrets secrets) {
    texts(secrets).forEach(session::execute);
  }

  /// The statements that set what there is, for connections whose statements nobody writes down.
  public static List<String> texts(MaskSecrets secrets) {
    List<String> texts = new ArrayList<>();
    each(
        secrets,
        (name, secret) ->
            texts.add("SET VARIABLE " + name + " = '" + HexFormat.of().formatHex(secret) + "'"));
    return texts;
  }

  private static void each(MaskSecrets secrets, BiConsumer<String, byte[]> action) {
    SortedMap<String, byte[]> all = new TreeMap<>();
    all.put(SecretName.PSEUDONYM_KEY, secrets.pseudonymKey());
    all.put(SecretName.SALT, secrets.salt());
    secrets.spaces().forEach((space, key) -> all.put(SecretName.ofSpace(space), key));
    all.values().removeIf(secret -> secret.length == 0);
    all.forEach(action);
  }
}

package dev.weft.engine.duckdb.instance;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.duckdb.mask.SecretName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/// Gives a connection the secrets of the one statement it will run. They travel as parameters,
/// stand in no text and go with the connection.
public final class SecretVariables {

  private SecretVariables() {}

  /// Sets what there is; functions whose secret is missing fail.
  public static void set(Session session, MaskSecrets secrets) {
    set(session, SecretName.PSEUDONYM_KEY, secrets.pseudonymKey());
    set(session, SecretName.SALT, secrets.salt());
    secrets.spaces().forEach((space, key) -> set(session, SecretName.ofSpace(space), key));
  }

  private static void set(Session session, String name, byte[] secret) {
    if (secret.length == 0) {
      return;
    }
    try (PreparedStatement statement =
        session.connection().prepareStatement("SET VARIABLE " + name + " = ?")) {
      statement.setString(1, HexFormat.of().formatHex(secret));
      statement.execute();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}

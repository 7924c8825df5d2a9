package dev.weft.capture.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import org.sqlite.Function;

/// Bytes as text, which SQLite has no function for.
final class Base64Text extends Function {

  static final String NAME = "weft_base64";

  private Base64Text() {}

  static void offer(Connection connection) throws SQLException {
    Function.create(connection, NAME, new Base64Text(), 1, Function.FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    byte[] bytes = value_blob(0);
    result(Base64.getEncoder().encodeToString(bytes == null ? new byte[0] : bytes));
  }
}

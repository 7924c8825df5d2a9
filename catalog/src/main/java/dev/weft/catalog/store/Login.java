package dev.weft.catalog.store;

import java.util.Locale;
import java.util.Properties;

/// Where a database is, and the password of the user that the address names.
///
/// @param url of JDBC; holds no password, so that it may be shown
/// @param password empty when the database asks for none, or finds it by itself
public record Login(String url, String password) {

  /// For a database that asks for no password.
  public static Login of(String url) {
    return new Login(url, "");
  }

  /// The address as people read it: what kind of database, and where, without settings.
  public String shown() {
    int settings = url.indexOf('?');
    return settings < 0 ? url : url.substring(0, settings);
  }

  /// What goes to the driver beside the address.
  Properties properties() {
    var properties = new Properties();
    if (!password.isEmpty()) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  Dialect dialect() {
    return url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:")
        ? Dialect.POSTGRESQL
        : Dialect.SQLITE;
  }

  /// Without the password.
  @Override
  public String toString() {
    return shown();
  }
}

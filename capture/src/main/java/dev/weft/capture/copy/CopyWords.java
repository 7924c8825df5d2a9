package dev.weft.capture.copy;

/// How messages call a database, and what they advise. What a driver says is never repeated: it may
/// quote values, names of users and addresses.
///
/// @param database as readers of the message know it
/// @param connecting what to do when nobody answers there, or refuses
/// @param selecting what to do about a table that cannot be read
public record CopyWords(String database, String connecting, String selecting) {

  /// For people who named host and user themselves.
  public static CopyWords ofServer(String shown) {
    return new CopyWords(
        shown,
        "Check host and port, and give user and password in WEFT_SERVER_USER and"
            + " WEFT_SERVER_PASSWORD.",
        "Check physicalName of the table and schema of the server, and that it can be selected"
            + " from.");
  }

  /// For what the platform itself recorded.
  public static CopyWords ofRecords() {
    return new CopyWords("the platform's records", "Try again.", "Ask for fewer `days`.");
  }

  /// For people who know a connection by its name and may know no more.
  public static CopyWords ofConnection(String name) {
    return new CopyWords(
        "connection " + name,
        "Have a platform engineer check where connection "
            + name
            + " leads, its user, secret and `tls`, and that the database is up.",
        "Check `table` in build.yaml, and that the user of connection "
            + name
            + " may select from it.");
  }
}

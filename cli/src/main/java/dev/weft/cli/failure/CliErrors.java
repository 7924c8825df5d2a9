package dev.weft.cli.failure;

import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;

/// The sentences of what fails in the command itself.
public final class CliErrors {

  private CliErrors() {}

  public static Failure usage(String sentence, String remedy) {
    return Problem.of(ErrorCode.CLI_USAGE, sentence, remedy).failure();
  }

  public static Failure notAReference(String text) {
    return Problem.of(
            ErrorCode.CLI_ADDRESS,
            "'" + text + "' is no reference to a product",
            text.contains("/")
                ? "Write domain/product, for instance operations/departures, operations/departures@1"
                    + " or operations/departures@1.0.0+3."
                : "A reference has a slash, such as operations/departures; a folder starts with"
                    + " '.' or '/', such as ./"
                    + text
                    + ".")
        .failure();
  }

  public static Failure noSuchFolder(Path folder) {
    return Problem.of(
            ErrorCode.CLI_USAGE,
            "There is no folder " + folder,
            "Name the folder of a mesh, a domain or a product, or leave it out to take this one.")
        .failure();
  }

  public static Failure needsYes(String what) {
    return usage(
        what + " asks for a yes, and nobody is there to say it",
        "Add --yes, or start the command on a terminal.");
  }

  public static Failure needsSecret(String what) {
    return usage(
        "Nobody is there to type " + what + " where it is not shown",
        "Start the command on a terminal, or add --password-stdin.");
  }

  public static Failure needsSecretLine(String what) {
    return usage(
        "stdin has no line with " + what,
        "Write what is asked for to stdin, each on its own line.");
  }

  public static Failure twoSecrets() {
    return usage("The two passwords are not the same", "Nothing was changed; try again.");
  }

  /// A plan of which everything belongs to others.
  public static Failure notYours() {
    return Problem.of(
            ErrorCode.ACCESS_ROLE,
            "Nothing was applied: none of these changes is yours to apply",
            "Ask those who are named above to apply them.")
        .failure();
  }

  public static Failure notAContract(String text) {
    return usage(
        "'" + text + "' is no id of a contract",
        "An id looks like operations.departures.flights; `weft contract list` shows them all.");
  }

  public static Failure declined() {
    return usage("Nothing was done", "Answer y to go on, or add --yes.");
  }

  public static Failure unreadable(Path file, IOException cause) {
    return Problem.of(
            ErrorCode.DOC_UNREADABLE,
            "Cannot read " + file + ": " + reason(cause),
            "Check that it exists and that you may read it.")
        .failure();
  }

  public static Failure unwritable(Path file, IOException cause) {
    return Problem.of(
            ErrorCode.CLI_USAGE,
            "Cannot write " + file + ": " + reason(cause),
            "Check that its folder exists, that you may write there and that the disk is not full.")
        .failure();
  }

  /// The session has ended, and the issuer renews it no more.
  public static Failure signedOut(String url) {
    return Problem.of(
            ErrorCode.ACCESS_TOKEN_ENDED,
            "The session at " + url + " has ended",
            "Sign in again: weft login. Or end it for good: weft logout.")
        .failure();
  }

  public static Failure signingIn(String url) {
    return usage(
        "Another command is signing in at " + url, "Try again when it has ended, or end it.");
  }

  public static Failure silentIssuer(String issuer) {
    return Problem.of(
            ErrorCode.ACCESS_ISSUER,
            "The issuer " + issuer + " does not answer the server",
            "Try again in a while; whom no issuer knows signs in with weft login --name.")
        .failure();
  }

  public static Failure notSignedIn(String issuer, String why) {
    return Problem.of(
            ErrorCode.ACCESS_SIGN_IN,
            "The issuer " + issuer + " signs nobody in: " + why,
            "Try again: weft login.")
        .failure();
  }

  public static Failure unreachable(String url, IOException cause) {
    boolean nobody = cause instanceof ConnectException;
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            nobody
                ? "No server answers at " + url
                : "The connection to " + url + " broke: " + reason(cause),
            nobody
                ? "Start it with: weft up. Or name another one with --url."
                : "See whether it is still up (weft status) and what its log says.")
        .failure();
  }

  public static Failure noServer(Path data) {
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            "No server is up for the data folder " + data,
            "Start it with: weft up. Or name one with --url, or another folder with --data.")
        .failure();
  }

  public static Failure tooSlow(String url) {
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            "The server at " + url + " did not answer in time",
            "Look at weft status and at its log, then try again.")
        .failure();
  }

  /// The connection ended before the result did. The work failed, so exit 1.
  public static Failure brokenOff(long bytes) {
    return Problem.of(
            ErrorCode.SQL_RUN,
            "The result broke off after "
                + bytes
                + " bytes; what was written so far is not the whole result",
            "Throw it away, see the server's log for the reason, and run the query again.")
        .failureAsTalk();
  }

  public static Failure notUnderstood(String url) {
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            "What answers at " + url + " is not a Weft server",
            "Check the address given with --url or WEFT_URL.")
        .failure();
  }

  /// The system's reason without the name of a class, the file's name or a stack.
  static String reason(IOException cause) {
    if (cause instanceof java.nio.file.NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof java.nio.file.FileAlreadyExistsException) {
      return "it exists already";
    }
    String message = cause.getMessage();
    return message == null || message.isBlank() ? "no reason given" : message;
  }
}

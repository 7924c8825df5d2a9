package dev.weft.server.rest;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.util.List;

/// What can be wrong with a request.
final class RestErrors {

  private RestErrors() {}

  static WeftException wrongHost() {
    return WeftException.of(
        ErrorCode.SERVER_HOST,
        "The request names a host that is not this server",
        "Use 127.0.0.1 or localhost, or add the name to the setting 'host-names'.");
  }

  static WeftException wrongOrigin() {
    return WeftException.of(
        ErrorCode.SERVER_HOST,
        "The request comes from a page of another origin",
        "Call the API from outside a browser, or from the server's own pages.");
  }

  static WeftException noSuchProduct() {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no product of this name",
        "'weft product list' shows those there are.");
  }

  static WeftException noSuchPath() {
    return WeftException.of(
        ErrorCode.SERVER_NOT_FOUND,
        "There is nothing at this path",
        "GET /openapi.json lists what there is.");
  }

  static WeftException wrongMethod(String method, List<String> allowed) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "This path does not answer to " + method,
        "It answers to " + String.join(", ", allowed) + ".");
  }

  static WeftException wrongMediaType(String wanted) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "The body is of another kind than this path takes",
        "Send 'Content-Type: " + wanted + "'.");
  }

  static WeftException notAcceptable(List<String> offered) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "None of the accepted media types can be sent",
        "Accept one of " + String.join(", ", offered) + ".");
  }

  static WeftException badJson(String why) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST, "The body is not the JSON that is wanted: " + why, "");
  }

  static WeftException badParameter(String why) {
    return WeftException.of(ErrorCode.SERVER_REQUEST, "A parameter is not valid: " + why, "");
  }

  static WeftException invalid(List<Finding> findings) {
    var what = findings.stream().map(f -> f.place().pointer() + " " + f.message()).toList();
    return WeftException.of(
            ErrorCode.SERVER_REQUEST, "The body is not valid: " + String.join("; ", what), "")
        .withFindings(findings);
  }

  static WeftException tooLarge(long limit) {
    return WeftException.of(
        ErrorCode.SERVER_TOO_LARGE,
        "The body is larger than " + limit + " bytes",
        "Send less, or raise 'body-json' or 'body-zip' in the settings.");
  }

  static WeftException tooLargeToSignIn(long limit) {
    return WeftException.of(
        ErrorCode.SERVER_TOO_LARGE,
        "The body is larger than " + limit + " bytes, which is more than signing in takes",
        "Send what signs in, and nothing else.");
  }

  static WeftException tooLargeForAny() {
    return WeftException.of(
        ErrorCode.SERVER_TOO_LARGE,
        "The body is larger than this server takes",
        "Send less, or raise 'body-zip' in the settings.");
  }

  static WeftException malformed(String why) {
    return WeftException.of(ErrorCode.SERVER_REQUEST, "The request is not valid HTTP: " + why, "");
  }

  static WeftException noKey() {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "A request that changes something needs an idempotency key",
        "Send 'Idempotency-Key: <1 to 200 letters, digits, - or _>', the same for a repetition.");
  }

  static WeftException keyOfAnotherRequest() {
    return WeftException.of(
        ErrorCode.SERVER_KEY_REUSED,
        "The idempotency key was used for another request",
        "Choose a fresh key for each request.");
  }

  static WeftException keyInUse() {
    return WeftException.of(
        ErrorCode.SERVER_KEY_REUSED,
        "The first request with this idempotency key is still being answered",
        "Repeat it a little later.");
  }

  static WeftException noMatch() {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "The request does not say which state it was made for",
        "Send 'If-Match: \"<fingerprint>\"' with what was read.");
  }

  static WeftException notAFolder(String why) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "The body is not a zipped folder: " + why,
        "Send the folder's files as a zip, with paths relative to the folder.");
  }

  static WeftException badPath(String path, String why) {
    return WeftException.of(
        ErrorCode.DOC_PATH,
        "The folder holds a file with the path '" + shown(path) + "', which " + why,
        "Rename or leave out the file.");
  }

  static WeftException folderTooLarge(long bytes) {
    return WeftException.of(
        ErrorCode.SERVER_TOO_LARGE,
        "The folder is larger than " + bytes + " bytes when unpacked",
        "Send documents and statements only, or raise 'unpacked' in the settings.");
  }

  static WeftException tooManyFiles(int entries) {
    return WeftException.of(
        ErrorCode.SERVER_TOO_LARGE,
        "The folder holds more than " + entries + " files",
        "Send documents and statements only, or raise 'entries' in the settings.");
  }

  static WeftException stopping() {
    return WeftException.of(
        ErrorCode.SERVER_STOPPING, "The server is stopping", "Repeat the request when it is up.");
  }

  static WeftException bug() {
    return WeftException.of(
        ErrorCode.SERVER_BUG,
        "The server made a mistake",
        "Look for the trace in the server's log, and report it.");
  }

  private static String shown(String path) {
    String clean = path.replaceAll("[\\p{Cntrl}]", "?");
    return clean.length() > 120 ? clean.substring(0, 120) + "…" : clean;
  }
}

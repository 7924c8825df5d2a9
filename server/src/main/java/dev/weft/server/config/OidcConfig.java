package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Issuers of others (OpenID Connect) whose word on who somebody is counts here, each the same.
///
/// @param issuers their addresses as their tokens name them; the first signs people in
/// @param audience whom their tokens must be for
/// @param personClaim the claim that names a person's account
/// @param groupsClaim the claim that lists a person's groups
/// @param attributes attribute of `mesh.yaml` to the claim that holds it
/// @param skew how far clocks may differ
/// @param client what this server is called at the issuer, for signing people in by browser
/// @param clientSecret empty for a client that has none
/// @param deviceClient what the command is called there
public record OidcConfig(
    List<URI> issuers,
    String audience,
    String personClaim,
    String groupsClaim,
    Map<String, String> attributes,
    Duration skew,
    String client,
    String clientSecret,
    String deviceClient) {

  static final Setting ISSUERS =
      new Setting(
          "oidc-issuers",
          Shape.LIST,
          "",
          "Addresses of OpenID Connect issuers whose tokens open what their people may, each as"
              + " its tokens name it; `https` only, but for this machine.");
  static final Setting AUDIENCE =
      new Setting("oidc-audience", Shape.TEXT, "weft", "Whom their tokens must be for (`aud`).");
  static final Setting PERSON =
      new Setting(
          "oidc-person-claim",
          Shape.TEXT,
          "preferred_username",
          "The claim that names somebody's account, which people.yaml gives to a person; `email`"
              + " counts only when the issuer says that it is verified.");
  static final Setting GROUPS =
      new Setting(
          "oidc-groups-claim",
          Shape.TEXT,
          "groups",
          "The claim that lists somebody's groups, which people.yaml gives to teams.");
  static final Setting ATTRIBUTES =
      new Setting(
          "oidc-attributes",
          Shape.LIST,
          "",
          "Claims that become attributes of people, as `attribute=claim`; mesh.yaml declares the"
              + " attributes.");
  static final Setting SKEW =
      new Setting(
          "oidc-clock-skew",
          Shape.DURATION,
          "60s",
          "How far the clock of an issuer may be from this one, at most 5m.");

  static final Setting CLIENT =
      new Setting(
          "oidc-client-id",
          Shape.TEXT,
          "weft",
          "What this server is called at the first issuer, where browsers sign in.");
  static final Setting SECRET =
      new Setting(
          "oidc-client-secret",
          Shape.SECRET,
          "",
          "The secret of that client, when the issuer gave it one.");
  static final Setting DEVICE_CLIENT =
      new Setting(
          "oidc-device-client-id",
          Shape.TEXT,
          "weft-cli",
          "What the command is called at the first issuer, where `weft login` signs in; only its"
              + " tokens begin sessions.");

  static final List<Setting> ALL =
      List.of(ISSUERS, AUDIENCE, PERSON, GROUPS, ATTRIBUTES, SKEW, CLIENT, SECRET, DEVICE_CLIENT);

  public OidcConfig {
    issuers = List.copyOf(issuers);
    attributes = Map.copyOf(attributes);
    issuers.forEach(OidcConfig::check);
    if (audience.isEmpty() || personClaim.isEmpty() || groupsClaim.isEmpty()) {
      throw ConfigErrors.outside("oidc-audience, -person-claim or -groups-claim", "", "a name");
    }
    if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(5)) > 0) {
      throw ConfigErrors.outside("oidc-clock-skew", skew, "at most 5m");
    }
  }

  /// The issuer that signs people in; empty when there is none.
  public Optional<URI> first() {
    return issuers.stream().findFirst();
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "OidcConfig" + issuers;
  }

  /// Whether an address may be asked: `https`, or this machine.
  public static boolean isSafe(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null) {
      return false;
    }
    boolean here =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
  }

  private static void check(URI issuer) {
    if (!isSafe(issuer) || issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      throw ConfigErrors.outside(
          "oidc-issuers", issuer, "https addresses without user, query and fragment");
    }
  }

  static OidcConfig of(Settings settings) {
    return settings.part(
        () ->
            new OidcConfig(
                settings.list(ISSUERS).stream().map(OidcConfig::address).toList(),
                settings.text(AUDIENCE),
                settings.text(PERSON),
                settings.text(GROUPS),
                attributes(settings.list(ATTRIBUTES)),
                settings.duration(SKEW),
                settings.text(CLIENT),
                settings.text(SECRET),
                settings.text(DEVICE_CLIENT)),
        () -> of(new Settings(List.of())));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      throw ConfigErrors.outside("oidc-issuers", text, "addresses");
    }
  }

  private static Map<String, String> attributes(List<String> pairs) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1 || equals == pair.length() - 1) {
        throw ConfigErrors.outside("oidc-attributes", pair, "attribute=claim");
      }
      attributes.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
    }
    return attributes;
  }
}

package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import dev.weft.model.contract.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `servers`: what finds the data, never what opens it.
final class ServersReader {

  /// Fields of the standard that say where; anything else may be a secret that somebody wrote.
  private static final Set<String> PLACES =
      Set.of(
          "host",
          "port",
          "location",
          "endpointUrl",
          "account",
          "project",
          "region",
          "regionName",
          "catalog",
          "catalogUrl",
          "namespace",
          "warehouse",
          "database",
          "schema",
          "dataset",
          "serviceName",
          "path",
          "stream",
          "format");

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /// Behind these, who signs in, and with what.
  private static final String OPENS = "@?;";

  private ServersReader() {}

  static List<Server> read(Part root) {
    List<Server> servers = new ArrayList<>();
    for (Part part : root.parts("servers")) {
      servers.add(
          new Server(
              part.text("server").orElse(""),
              part.text("type").orElse(""),
              part.text("environment").orElse(""),
              place(part),
              part.text("description").orElse("")));
    }
    return servers;
  }

  private static Map<String, String> place(Part part) {
    Map<String, String> place = new LinkedHashMap<>();
    for (Node.Entry entry : part.mapping().entries()) {
      String text = entry.value().textOrNull();
      if (text != null && PLACES.contains(entry.key())) {
        String shown = shown(text);
        if (!shown.isEmpty()) {
          place.put(entry.key(), shown);
        }
      }
    }
    return place;
  }

  /// An address without who signs in and without its parameters, where keys stand as well; nothing
  /// of one that cannot be taken apart.
  private static String shown(String text) {
    if (text.chars().noneMatch(c -> OPENS.indexOf(c) >= 0)) {
      return text;
    }
    if (!ADDRESS.matcher(text).matches()) {
      return "";
    }
    try {
      String address = text.split("[?;]", 2)[0];
      var uri = new URI(address);
      return uri.getRawUserInfo() == null && address.indexOf('@') < 0
          ? address
          : uri.getHost() == null
              ? ""
              : new URI(
                      uri.getScheme(),
                      null,
                      uri.getHost(),
                      uri.getPort(),
                      uri.getPath(),
                      null,
                      null)
                  .toString();
    } catch (URISyntaxException e) {
      return "";
    }
  }
}

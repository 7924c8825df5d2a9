package dev.weft.formats.bitol;

import dev.weft.formats.bitol.DescribedData.Server;
import dev.weft.formats.yaml.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `servers` with all that they say, for who opens them with rights of their own.
final class DescribedServers {

  private DescribedServers() {}

  static List<Server> read(Part root) {
    return root.parts("servers").stream().map(DescribedServers::server).toList();
  }

  private static Server server(Part part) {
    Map<String, String> fields = new HashMap<>();
    for (Node.Entry entry : part.mapping().entries()) {
      part.text(entry.key()).ifPresent(text -> fields.put(entry.key(), text));
    }
    return new Server(part.text("server").orElse(""), part.text("type").orElse(""), fields);
  }
}

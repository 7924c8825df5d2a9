package dev.weft.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// An authority that signs certificates of servers, made by the JDK's own tool.
final class TestAuthority {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  /// @param folder of its own, which must be there
  TestAuthority(Path folder) {
    this.folder = folder;
    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Authority", "-ext", "bc:c");
  }

  /// Its certificate, as documents have it.
  String pem() {
    return pem("ca");
  }

  /// Signs a certificate for `localhost` and writes it as `name.crt` and `name.key`.
  ///
  /// @param validity what the tool is told of it
  Path sign(String name, String... validity) {
    List<String> told =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-signer", "ca"));
    told.addAll(List.of("-ext", "san=dns:localhost"));
    told.addAll(Arrays.asList(validity));
    keytool(told.toArray(String[]::new));
    try {
      Path certificate = Files.writeString(folder.resolve(name + ".crt"), pem(name));
      Path key = folder.resolve(name + ".key");
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Key secret = keys().getKey(name, PASSWORD.toCharArray());
      Files.writeString(key, block("PRIVATE KEY", secret.getEncoded()));
      return certificate;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String pem(String alias) {
    try {
      return block("CERTIFICATE", keys().getCertificate(alias).getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String what, byte[] bytes) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private Path store() {
    return folder.resolve("keys.p12");
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    try {
      Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String told = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException(told);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

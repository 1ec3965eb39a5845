package io.shuijing.dock.cli;

import io.shuijing.dock.witness.WitnessAnswer;
import io.shuijing.dock.witness.Witnessing;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A witness that is reached over HTTP (C2SP tlog-witness).
 *
 * @param url submission prefix
 */
record HttpWitness(String url) implements Witnessing.Post {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_ANSWER_BYTES = 64 * 1024;

  @Override
  public WitnessAnswer send(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + "/add-checkpoint"))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] answer = in.readNBytes(MAX_ANSWER_BYTES);
        return new WitnessAnswer(response.statusCode(), new String(answer, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("asking " + url + " was ended", e);
    }
  }
}

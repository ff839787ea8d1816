extension RefusalPage: View {
    var html: HTML {
        """
        <!doctype html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>\(title) – Tổng Hợp</title>
          <link rel="stylesheet" href="/style.css">
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
        </head>
        <body>
          <main id="main" tabindex="-1">
            <div class="wrap narrow">
              <div class="panel set">
                <h1>\(title)</h1>
                <p>\(sentence)</p>
                <p><a class="btn" href="/">Về trang chủ</a></p>
              </div>
            </div>
          </main>
        </body>
        </html>

        """
    }
}

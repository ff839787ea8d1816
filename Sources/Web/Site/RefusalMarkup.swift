extension RefusalPage: View {
    var html: HTML {
        """
        \(Frame.head(title))
        <body>
          <main id="main" tabindex="-1">
            <div class="wrap narrow">
              <div class="panel set">
                <h1>\(title)</h1>
                <p>\(sentence)</p>
                \(if: !choices.isEmpty, "<ul class=\"stack\">\(choices.map(\.html))</ul>")
                \(kept.map(given))
                <p><a class="btn" href="/">Về trang chủ</a></p>
              </div>
            </div>
          </main>
        </body>
        </html>

        """
    }

    private func given(back kept: KeptForm) -> HTML {
        """
        \(again(kept))
        \(if: !kept.texts.isEmpty, kept.shown)
        """
    }

    private func again(_ kept: KeptForm) -> HTML? {
        switch way {
        case .none: nil
        case .again(let csrf): kept.again(csrf: csrf)
        case .signIn: kept.toSignIn("Đăng nhập lại")
        }
    }
}

extension RefusalPage.Choice: View {
    var html: HTML {
        """
        <li><a href="\(address)">\(words)</a>\(kept.map { $0.form.again(csrf: $0.csrf, "Gửi vào đợt này") })</li>
        """
    }
}

extension Badge: View {
    var html: HTML {
        """
        <span class="st \(style)">\(Icon.of(icon))\(words)</span>
        """
    }
}

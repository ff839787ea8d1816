extension Leaf: View {
    var html: HTML {
        #"<p class="leaf\#(if: isSoon, " soon")\#(if: isWord, " word")"><span>\#(head)</span><b>\#(middle)</b><small>\#(foot)</small></p>"#
    }
}

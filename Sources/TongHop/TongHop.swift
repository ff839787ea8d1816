@main struct TongHop { static func main() {} }

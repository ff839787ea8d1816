struct Complaints: Error { let sentences: [String] }

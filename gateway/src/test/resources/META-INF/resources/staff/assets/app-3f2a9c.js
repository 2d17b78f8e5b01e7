console.log("staff")
